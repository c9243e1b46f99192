/** Painted scenes for demonstrations and tests: registered visible and infrared pictures. */
package org.msift.examples.scene;
