package io.cltr.jobs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;

/** The compiled classes of the three modules, without their tests. */
final class Modules {
  static final Path ROOT = Path.of(System.getProperty("cltr.root"));
  static final JavaClasses ESTIMATORS = of("estimators");
  static final JavaClasses PIPELINE = of("pipeline");
  static final JavaClasses JOBS = of("jobs");

  private Modules() {}

  private static JavaClasses of(String module) {
    JavaClasses classes =
        new ClassFileImporter().importPath(ROOT.resolve(module).resolve("target/classes"));
    if (classes.isEmpty()) {
      throw new IllegalStateException(module + " is not compiled");
    }
    return classes;
  }

  /** The classes of estimators that are, and do not only declare, a {@code type}; by name. */
  static List<String> implementing(Class<?> type) {
    return ESTIMATORS.stream()
        .filter(c -> !c.isInterface() && c.isTopLevelClass() && c.isAssignableTo(type))
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }
}
