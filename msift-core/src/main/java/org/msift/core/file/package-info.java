/**
 * How files come to disk, whatever is in them, and which files of several folders belong together.
 *
 * <p>What belongs here knows paths and bytes, and none of our other packages; any of them may use
 * it. File formats belong to the packages of what they hold. Failures are {@link
 * java.io.IOException}s; who writes a format turns them into that format's own exception.
 */
package org.msift.core.file;
