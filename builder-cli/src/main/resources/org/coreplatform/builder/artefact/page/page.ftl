<#macro a_link to><#if to.target?has_content><a href="${to.target}">${to.text}</a><#else>${to.text}</#if></#macro>
<#macro a_table of style="">
<#if of.rows?has_content>
<#if style == "matrix"><p class="muted">${of.caption}.</p></#if>
<div class="scroll" tabindex="0" role="region" aria-label="${of.caption}">
<table<#if style?has_content> class="${style}"</#if> aria-label="${of.caption}">
<thead><tr><#list of.headers as header><th scope="col"><span>${header}</span></th></#list></tr></thead>
<tbody>
<#list of.rows as row>
<tr<#if row.id?has_content> id="${row.id}"</#if>><th scope="row"><@a_link row.head/></th><#list row.cells as cell><td<#if cell.style?has_content> class="${cell.style}"</#if><#if cell.hint?has_content> title="${cell.hint}"</#if>>${cell.text}</td></#list></tr>
</#list>
</tbody>
</table>
</div>
<#else>
<p>${of.note}</p>
</#if>
</#macro>
<#macro a_strip of>
<figure>
<div class="strip" role="img" aria-label="${of.caption}"><#list of.parts as part><span class="${part.style}" style="flex-grow:${part.share}" title="${part.hint}"><#if part.text?has_content><i>${part.text}</i></#if></span></#list></div>
<figcaption>${of.caption}</figcaption>
</figure>
</#macro>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: report</title>
<style>
:root {
  color-scheme: light dark;
  --text: #1f2328; --muted: #59636e; --page: #ffffff; --lane: #f3f4f6; --line: #d1d9e0; --link: #0969da;
  --domain: #b6d0ff; --region: #c9ced6; --device: #ffcf9e; --kernel: #d9c8f5; --good: #1a7f37; --error: #cf222e; --warning: #9a6700;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --muted: #9198a1; --page: #0d1117; --lane: #161b22; --line: #3d444d; --link: #58a6ff;
    --domain: #1f4a8f; --region: #454c56; --device: #7a4a1c; --kernel: #513a80; --good: #3fb950; --error: #f85149; --warning: #d29922;
  }
}
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); margin: 0 auto; padding: 1.25rem; max-width: 100rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); } h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .25rem 0 .75rem; max-width: 80ch; } a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
nav { margin: .75rem 0; } nav a { margin-right: 1rem; white-space: nowrap; } .muted, figcaption { color: var(--muted); }
.good { color: var(--good); } .error { color: var(--error); } .warning { color: var(--warning); } .verdict { font-weight: 600; }
.scroll { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; }
.picture { padding: .25rem; } .picture svg { display: block; margin: 0 auto; } .fit:has(:checked) + .picture svg { max-width: 100%; height: auto; }
table { border-collapse: separate; border-spacing: 0; font-size: .87rem; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .6rem; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { position: sticky; top: 0; background: var(--lane); z-index: 2; vertical-align: bottom; }
tbody th { position: sticky; left: 0; background: var(--page); font-weight: 600; z-index: 1; }
tbody tr:hover > * { background: var(--lane); } tr:target > * { background: var(--domain); } tr { scroll-margin-top: 4rem; }
.number { text-align: right; } .bad { color: var(--error); font-weight: 600; }
.regions td:last-child { white-space: normal; min-width: 16rem; }
.matrix td { text-align: center; padding: .1rem .3rem; border-left: 1px solid var(--line); min-width: 1.7rem; } .matrix .mark { background: var(--domain); } .matrix .self { background: var(--lane); }
.matrix thead th span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 11rem; overflow: hidden; text-overflow: ellipsis; } .matrix thead th { text-align: center; padding: .4rem .1rem; }
figure { margin: .6rem 0; } figcaption { font-size: .85rem; }
.strip { display: flex; height: 2rem; border: 1px solid var(--line); border-radius: 4px; overflow: hidden; background: var(--page); }
.strip span { flex: 0 1 0; min-width: 4px; overflow: hidden; border-right: 1px solid var(--page); font-size: .75rem; line-height: 2rem; display: flex; }
.strip i { font-style: normal; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; padding: 0 .3rem; min-width: 0; }
.strip .domain { background: var(--domain); } .strip .region { background: var(--region); } .strip .device { background: var(--device); } .strip .kernel { background: var(--kernel); }
.strip .late { background: var(--error); color: var(--page); } .strip .free { background: var(--lane); color: var(--muted); }
.strip .gap { flex: 0 0 12px; background: repeating-linear-gradient(115deg, var(--page) 0 3px, var(--line) 3px 4px); }
.key span { margin-right: 1.2em; white-space: nowrap; font-size: .87rem; } .key b { display: inline-block; width: .9em; height: .9em; margin-right: .4em; border-radius: 2px; vertical-align: -.1em; }
details { margin: .35rem 0; } summary { cursor: pointer; } summary code { font-size: .8rem; margin-right: .5rem; } pre { background: var(--lane); padding: .75rem; border-radius: 6px; overflow: auto; font-size: .82rem; line-height: 1.4; margin: .4rem 0; }
.finding { border-left: 3px solid var(--warning); padding-left: .75rem; } .finding.of-error { border-color: var(--error); } .places a { margin-right: .8rem; }
.space { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0 1rem; align-items: center; } .space figure { margin: .1rem 0; } .space figcaption { display: none; } .space .strip { height: 1.6rem; } .space .strip span { line-height: 1.6rem; } .space > details { grid-column: 1 / -1; margin: 0 0 .3rem; font-size: .85rem; } .space > details summary { color: var(--muted); }
ul.policy { list-style: none; padding: 0; }
@media (max-width: 40rem) { body { padding: .75rem; font-size: 14px; } .space { grid-template-columns: 1fr; } }
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; } nav, .fit { display: none; } .scroll { overflow: visible; max-height: none; border: none; } .picture svg { max-width: 100%; max-height: 24cm; height: auto; width: auto; }
  thead th, tbody th { position: static; } h2, figcaption { break-after: avoid; } tr, figure, .space, .finding { break-inside: avoid; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="muted">${facts}</p>
<p class="verdict <#if accepted>good<#else>error</#if>"><#if accepted>✓<#else>✗</#if> <a href="#findings">${verdict}</a></p>
<nav aria-label="Parts of this page"><a href="#picture">Picture</a><a href="#findings">Findings</a><a href="#domains">Protection domains</a><a href="#time">Time</a><a href="#memory">Memory</a><a href="#authority">Authority</a><a href="#policy">Policy</a></nav>
</header>
<main>
<section id="picture" aria-labelledby="h-picture">
<h2 id="h-picture">Picture</h2>
<#if picture?has_content>
<label class="fit muted"><input type="checkbox"> fit the picture to the page</label>
<div class="scroll picture" tabindex="0" role="region" aria-label="Picture of the system">
${picture?no_esc}
</div>
<#else>
<p>The system is too large for a picture: draw a part of it with <code>coreplat graph --only</code>.</p>
</#if>
</section>
<section id="findings" aria-labelledby="h-findings">
<h2 id="h-findings">Findings</h2>
<#list findings as finding>
<div class="finding of-${finding.severity}">
<details<#if finding.severity == "error"> open</#if>>
<summary><code class="${finding.severity}">${finding.severity}[${finding.rule}]</code>${finding.message}</summary>
<pre>${finding.snippet}</pre>
<#if finding.places?has_content><p class="places">About: <#list finding.places as place><@a_link place/> </#list></p></#if>
</details>
</div>
<#else>
<p class="good">None: the description breaks no rule.</p>
</#list>
</section>
<section id="domains" aria-labelledby="h-domains">
<h2 id="h-domains">Protection domains</h2>
<@a_table domains/>
</section>
<section id="time" aria-labelledby="h-time">
<h2 id="h-time">Time</h2>
<p>A protection domain with a budget that is less than its period has reserved that part of its core. It has had its budget after
the time in the last column, at the latest: its own budget, those of all that go before it as often as they come, and once that of
a lower one that runs in a passive server of a priority at least as high.</p>
<#if turns?has_content>
<h3>Turns of scheduling domains</h3>
<#list turns as strip>
<@a_strip strip/>
</#list>
<@a_table schedulingDomains/>
</#if>
<#list cores as core>
<h3<#if core.over> class="error"</#if>>${core.title}</h3>
<@a_strip core.strip/>
<@a_table core.times/>
<#else>
<p>No protection domain has reserved time.</p>
</#list>
</section>
<section id="memory" aria-labelledby="h-memory">
<h2 id="h-memory">Memory</h2>
<p class="key"><span><b style="background:var(--domain)"></b>of protection domains</span><span><b style="background:var(--region)"></b>memory regions</span><span><b style="background:var(--device)"></b>devices and fixed addresses</span><span><b style="background:var(--kernel)"></b>kernel objects</span></p>
<#list memory as strip>
<@a_strip strip/>
</#list>
<@a_table regions "regions"/>
<h3>Address spaces</h3>
<p>Each map to scale among those of its protection domain; the smallest are drawn larger than they are, gaps are cut.</p>
<#list spaces as space>
<div class="space">
<div><@a_link space.owner/></div>
<@a_strip space.strip/>
<details><summary>${space.maps.rows?size} <#if space.maps.rows?size == 1>map<#else>maps</#if></summary><@a_table space.maps/></details>
</div>
<#else>
<p>Nobody maps anything.</p>
</#list>
</section>
<section id="authority" aria-labelledby="h-authority">
<h2 id="h-authority">Authority</h2>
<@a_table channels "matrix"/>
<@a_table access "matrix"/>
</section>
<section id="policy" aria-labelledby="h-policy">
<h2 id="h-policy">Policy</h2>
<ul class="policy">
<#list policy as statement>
<li class="<#if statement.holds>good<#else>error</#if>"><#if statement.holds>✓ holds: <#else>✗ broken: </#if>${statement.text}</li>
<#else>
<li>The description has no policy.</li>
</#list>
</ul>
</section>
</main>
</body>
</html>
