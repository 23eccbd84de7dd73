package io.cltr.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.cltr.method.Method;
import io.cltr.method.Methods;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

/** The laws of the modules; docs/architecture.md says why they hold. */
class ArchitectureTest {
  private static final Map<String, JavaClasses> MODULES =
      Map.of("estimators", Modules.ESTIMATORS, "pipeline", Modules.PIPELINE, "jobs", Modules.JOBS);

  /** What Math may round differently from one machine to the next. */
  private static final Set<String> TRANSCENDENTAL =
      Set.of(
          "exp", "expm1", "log", "log1p", "log10", "pow", "cbrt", "hypot", "sin", "cos", "tan",
          "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh");

  @Test
  void noPackageLiesInTwoModules() {
    Map<String, Set<String>> modules = new TreeMap<>();
    MODULES.forEach(
        (module, classes) ->
            classes.forEach(
                c ->
                    modules.computeIfAbsent(c.getPackageName(), p -> new TreeSet<>()).add(module)));
    assertThat(modules).allSatisfy((name, where) -> assertThat(where).as(name).hasSize(1));
  }

  @Test
  void everyModuleHasItsPackages() {
    assertThat(packages(Modules.ESTIMATORS))
        .noneMatch(name -> name.startsWith("io.cltr.pipeline"))
        .noneMatch(name -> name.startsWith("io.cltr.jobs"));
    assertThat(packages(Modules.PIPELINE)).allMatch(name -> name.startsWith("io.cltr.pipeline"));
    assertThat(packages(Modules.JOBS)).allMatch(name -> name.startsWith("io.cltr.jobs"));
  }

  @Test
  void estimatorsKnowNoSparkNoJsonAndNoFiles() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.spark..",
            "org.apache.hadoop..",
            "scala..",
            "com.fasterxml..",
            "java.nio.file..",
            "java.net..",
            "java.sql..")
        .orShould()
        .dependOnClassesThat(
            describe(
                "are of java.io and not Serializable",
                c -> c.getPackageName().equals("java.io") && !c.getName().contains("Serializable")))
        .check(Modules.ESTIMATORS);
  }

  @Test
  void estimatorsUseStrictMath() {
    DescribedPredicate<JavaAccess<?>> inexact =
        describe(
            "is a transcendental function of Math",
            access ->
                access.getTargetOwner().isEquivalentTo(Math.class)
                    && TRANSCENDENTAL.contains(access.getName()));
    noClasses().should().accessTargetWhere(inexact).check(Modules.ESTIMATORS);
  }

  /**
   * A log's tables are read and laid out in {@code pipeline.table} alone. Importers read other
   * people's tables; the simulation writes and reads its own through {@code SimulatedRows}, {@code
   * CatalogueFolder} and {@code DayFolders}.
   */
  @Test
  void rowsStayInThePackageOfTables() {
    for (JavaClasses classes : List.of(Modules.PIPELINE, Modules.JOBS)) {
      noClasses()
          .that()
          .resideOutsideOfPackages("io.cltr.pipeline.table..", "io.cltr.pipeline.importer..")
          .and()
          .haveNameNotMatching(
              "io\\.cltr\\.pipeline\\.(simulate\\.(SimulatedRows|CatalogueFolder)|files\\.DayFolders)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Row.class, RowFactory.class, InternalRow.class)
          .check(classes);
    }
  }

  @Test
  void commandLinesStayInJobs() {
    for (JavaClasses classes : List.of(Modules.ESTIMATORS, Modules.PIPELINE)) {
      noClasses().should().dependOnClassesThat().resideInAPackage("picocli..").check(classes);
    }
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.cltr.(*)..").should().beFreeOfCycles().check(Modules.ESTIMATORS);
    slices().matching("io.cltr.(**)").should().beFreeOfCycles().check(Modules.ESTIMATORS);
    slices().matching("io.cltr.pipeline.(*)..").should().beFreeOfCycles().check(Modules.PIPELINE);
  }

  @Test
  void everyMethodIsRegistered() {
    Families.BY_NAME.forEach(
        (name, family) ->
            assertThat(Methods.of(family).values())
                .as(name)
                .extracting(method -> method.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(Modules.implementing(family)));
  }

  @Test
  void everyFamilyIsKnownHere() {
    assertThat(Modules.ESTIMATORS)
        .filteredOn(
            c ->
                c.isInterface()
                    && c.getRawInterfaces().stream()
                        .anyMatch(parent -> parent.isEquivalentTo(Method.class)))
        .extracting(JavaClass::getName)
        .containsExactlyInAnyOrderElementsOf(
            Families.BY_NAME.values().stream().map(Class::getName).toList());
  }

  private static Set<String> packages(JavaClasses classes) {
    return classes.stream().map(JavaClass::getPackageName).collect(toCollection(TreeSet::new));
  }
}
