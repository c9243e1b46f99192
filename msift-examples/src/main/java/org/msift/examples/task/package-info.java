/** Training, evaluation and attention of MsIFT's tasks, as the commands run them. */
package org.msift.examples.task;
