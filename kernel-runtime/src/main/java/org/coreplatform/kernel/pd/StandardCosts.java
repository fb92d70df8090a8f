package org.coreplatform.kernel.pd;

import java.util.List;
import org.coreplatform.kernel.pd.language.AllowList;
import org.coreplatform.kernel.pd.language.ObjectSizes;
import org.coreplatform.kernel.pd.metering.ProgramCosts;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// The costs that the language profile says.
final class StandardCosts implements ProgramCosts {
    private final AllowList library = AllowList.standard();
    private final ObjectSizes sizes;

    /// @param classes the regenerated program
    StandardCosts(List<ProgramClass> classes) {
        sizes = ObjectSizes.of(classes);
    }

    @Override
    public int cycles(String owner, String name, String descriptor) {
        return library.cost(owner, name, descriptor);
    }

    @Override
    public int allocatedBytes(String owner, String name, String descriptor) {
        return library.allocation(owner, name, descriptor);
    }

    @Override
    public int instanceBytes(String className) {
        return sizes.instanceBytes(className);
    }
}
