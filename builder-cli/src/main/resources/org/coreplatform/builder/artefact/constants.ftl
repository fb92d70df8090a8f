// Generated from the system description by coreplat. Changes are lost.
<#if packageName?has_content>
package ${packageName};

</#if>
<#list imports as import>
import ${import};
</#list>

/// What the system description gives the protection domain `${domain}`.
public final class ${className} {
<#list constants as constant>
    /// ${constant.comment}
    public static final ${constant.type} ${constant.name} =
            new ${constant.type}(${constant.arguments});

</#list>
    private ${className}() {}
}
