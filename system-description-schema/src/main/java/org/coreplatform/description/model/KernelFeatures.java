package org.coreplatform.description.model;

/// What a Microkit kernel was built with.
///
/// @param hypervisor whether PDs may have virtual machines
/// @param iommu whether devices may have I/O address spaces
/// @param secureMonitorCalls whether PDs may call the secure monitor
/// @param domains whether there are scheduling domains
public record KernelFeatures(
        boolean hypervisor, boolean iommu, boolean secureMonitorCalls, boolean domains) {}
