package org.msift.core.backend;

/**
 * What bounds the memory of this process, in bytes.
 *
 * @param heap the Java heap ({@code -Xmx})
 * @param nativeArrays arrays outside the heap ({@code org.bytedeco.javacpp.maxbytes}); 0 is no
 *     limit
 * @param physical the whole process as JavaCPP counts it ({@code
 *     org.bytedeco.javacpp.maxphysicalbytes}); 0 is no limit
 */
public record MemoryLimits(long heap, long nativeArrays, long physical) {}
