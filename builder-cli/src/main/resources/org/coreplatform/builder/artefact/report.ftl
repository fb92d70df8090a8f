Build report

<#list facts as fact>
${fact}
</#list>
<#list warnings as warning>
warning: ${warning}
</#list>
<#list tables as table>

${table.title}
<#list table.lines as line>
  ${line}
</#list>
</#list>

Kernel objects per protection domain
<#list domains as domain>
  ${domain.name}: <#list domain.facts as fact>${fact}</#list>
</#list>
