/** What a data set is, as its YAML file says it; nothing here opens the data themselves. */
package org.msift.tasks.data.descriptor;
