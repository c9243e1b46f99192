package org.msift.core.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** What all classes keep to. */
@AnalyzeClasses(packages = "org.msift.core", importOptions = ImportOption.DoNotIncludeTests.class)
class HabitsTest {

  @ArchTest static final ArchTests HABITS = ArchTests.in(Habits.class);
}
