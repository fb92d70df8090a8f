package org.coreplatform.description.model;

/// A variable of a program that receives the physical address of a region.
public record SetVariable(String symbol, MemoryRegion region, Origin origin) {}
