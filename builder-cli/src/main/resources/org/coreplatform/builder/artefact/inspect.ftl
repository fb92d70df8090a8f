Boot image

<#list facts as fact>
${fact}
</#list>
<#list warnings as warning>
warning: ${warning}
</#list>
<#list domains as domain>

Protection domain ${domain.name}
<#list domain.facts as fact>
  ${fact}
</#list>
<#list domain.tables as table>
  ${table.title}
<#list table.lines as line>
    ${line}
</#list>
</#list>
</#list>
<#list tables as table>

${table.title}
<#list table.lines as line>
  ${line}
</#list>
</#list>
