/** A demonstration that needs no files: painted scenes, a short training, a page of its results. */
package org.msift.examples.demo;
