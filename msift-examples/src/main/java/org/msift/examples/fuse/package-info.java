/** What {@code msift fuse} does: which files belong together, and fusing them one by one. */
package org.msift.examples.fuse;
