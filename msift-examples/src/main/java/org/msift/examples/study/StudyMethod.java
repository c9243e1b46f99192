package org.msift.examples.study;

/** What is compared. */
enum StudyMethod {
  MSIFT("MsIFT", "msift"),
  CONCATENATION("concatenation", "concatenate"),
  ADDITION("addition", "add");

  private final String label;
  private final String fusion;

  StudyMethod(String label, String fusion) {
    this.label = label;
    this.fusion = fusion;
  }

  /** Its name in charts. */
  String label() {
    return label;
  }

  /** Its value of the network's setting {@code fusion}. */
  String fusion() {
    return fusion;
  }
}
