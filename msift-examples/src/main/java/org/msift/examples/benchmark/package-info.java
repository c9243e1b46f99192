/** JMH benchmarks of single operators, run with {@code java -cp msift.jar org.openjdk.jmh.Main}. */
package org.msift.examples.benchmark;
