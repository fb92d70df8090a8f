package org.coreplatform.builder.artefact;

import java.util.List;

/// The class of constants by which a PD's program names what the description gives it.
///
/// @param packageName its package, empty for the unnamed one
/// @param className its simple name
/// @param domain name of the PD
/// @param imports classes that it uses
/// @param constants its constants, each after those that it refers to
public record WiringView(
        String packageName,
        String className,
        String domain,
        List<String> imports,
        List<Constant> constants) {

    public WiringView {
        imports = List.copyOf(imports);
        constants = List.copyOf(constants);
    }

    /// A constant.
    ///
    /// @param type its simple type
    /// @param name its name
    /// @param arguments what its constructor gets, as Java source
    /// @param comment what it stands for
    public record Constant(String type, String name, String arguments, String comment) {}

    /// {@return the same constants in another package}
    public WiringView inPackage(String name) {
        return new WiringView(name, className, domain, imports, constants);
    }

    /// {@return the class's binary name}
    public String binaryName() {
        return packageName.isEmpty() ? className : packageName + "." + className;
    }
}
