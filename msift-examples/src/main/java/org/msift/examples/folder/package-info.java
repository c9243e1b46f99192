/** Which files of several folders belong together. */
package org.msift.examples.folder;
