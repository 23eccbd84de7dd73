package io.cltr.click;

import java.util.List;

/** One behaviour of each kind. */
final class Behaviours {
  static final Dcm DCM = new Dcm(new double[] {0.8, 0.7, 0.55, 0.4});
  static final Dbn SDBN = new Dbn(1);
  static final Dbn DBN = new Dbn(0.85);
  static final Ccm CCM = new Ccm(0.9, 0.75, 0.35);
  static final Pbm PBM = new Pbm(new double[] {0.95, 0.7, 0.5, 0.35, 0.25, 0.2});
  static final Ubm UBM =
      new Ubm(
          new double[][] {
            {0.95},
            {0.75, 0.85},
            {0.5, 0.6, 0.8},
            {0.35, 0.4, 0.5, 0.7},
            {0.25, 0.3, 0.35, 0.45, 0.65},
            {0.2, 0.22, 0.25, 0.3, 0.4, 0.6}
          });
  static final TrustPbm TRUST =
      new TrustPbm(
          new double[] {0.95, 0.7, 0.5, 0.35, 0.3, 0.25},
          new double[] {0.4, 0.2, 0.12, 0.08, 0.05, 0.04});
  static final List<CascadeBehaviour> CASCADES = List.of(new Cm(), DCM, SDBN, DBN, CCM);
  static final List<ClickBehaviour> ALL =
      List.of(
          new Gctr(0.3),
          new Rctr(new double[] {0.5, 0.3, 0.2}),
          new Dctr(),
          PBM,
          TRUST,
          UBM,
          new Cm(),
          DCM,
          SDBN,
          DBN,
          CCM);

  private Behaviours() {}
}
