/**
 * Which ND4J backend runs, with what, and what about it is slow or broken.
 *
 * <p>What belongs here asks the backend for facts and tells users the cure for bad ones. It works
 * on every backend: only nd4j-api is used. Nothing here computes.
 */
package org.msift.core.backend;
