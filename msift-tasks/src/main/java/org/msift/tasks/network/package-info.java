/** The networks of MsIFT and those that it is compared with, as graph code. Knows no data sets. */
package org.msift.tasks.network;
