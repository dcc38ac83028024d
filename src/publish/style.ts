/**
 * The style sheet of the pages that stele renders: one column, the reader's own light or dark, no
 * script, no font to load.
 */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1b1b1f;--soft:#5c5c66;--line:#d9d9de;--paper:#fdfdfb;--mark:#8a5a00;--link:#0b4f9e}
@media (prefers-color-scheme:dark){:root{--ink:#e9e8e4;--soft:#a5a4a0;--line:#3a3a40;--paper:#16161a;--mark:#e0b050;--link:#8ab8ff}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 Georgia,"Times New Roman","PT Serif",serif;overflow-wrap:break-word}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-999rem}
.skip:focus{position:static;display:inline-block;padding:.75rem 1rem}
.masthead,main{max-width:42rem;margin-inline:auto;padding-inline:1.25rem}
.masthead{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;justify-content:space-between;padding-block:.5rem .25rem}
.masthead,.section,.dates,.notice,.mark,.switcher,.footnotes{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.masthead,.section,.dates,.notice,.footnotes{font-size:.9375rem;line-height:1.5}
.home{font-weight:700;text-decoration:none;color:inherit}
.today{flex-basis:100%;margin:.25rem 0 0;padding-block-start:.75rem;border-block-start:1px solid var(--line);color:var(--soft)}
.switcher ul{display:flex;align-items:center;flex-wrap:wrap;gap:.25rem .5rem;margin:0;margin-inline-start:-.625rem;padding:0;list-style:none}
.switcher li{display:flex;align-items:center}
.switcher a,.switcher li>span{display:inline-block;min-inline-size:2.75rem;padding:.5rem .625rem;text-align:center;text-decoration:none;border-radius:.25rem}
.switcher a:hover{text-decoration:underline}
.switcher a[aria-current]{font-weight:700;color:inherit;box-shadow:inset 0 -2px 0 currentcolor}
.switcher li>span{color:var(--soft)}
.switcher small{color:var(--soft);font-size:.8125rem}
.section{margin:0;color:var(--soft)}
h1,h2,h3{line-height:1.2;text-wrap:balance}
h1{margin:.5rem 0 1rem;font-size:clamp(1.75rem,1.3rem + 2.2vw,2.5rem)}
h2{margin:2.25rem 0 .75rem;font-size:1.375rem}
.summary{margin:0 0 1rem;font-size:1.25rem;line-height:1.45}
.dates{margin:0 0 .25rem;color:var(--soft)}
.body{margin-block-start:1.75rem}
.body>*{margin-block:0 1.15rem}
img{max-width:100%;height:auto}
sup{line-height:0}
figure{margin:1.5rem 0}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--line);font-style:italic}
pre{overflow-x:auto;padding:1rem;border:1px solid var(--line);font-size:.875rem}
table{border-collapse:collapse;font-size:.9375rem;display:block;overflow-x:auto}
th,td{padding:.4rem .75rem;border-block-end:1px solid var(--line);text-align:start}
[data-align=left]{text-align:left}
[data-align=center]{text-align:center}
[data-align=right]{text-align:right}
.notice{margin:1.5rem 0;padding:.75rem 1rem;border:1px solid var(--line);border-inline-start:4px solid var(--mark)}
.notice h2{margin:0 0 .25rem;font-size:1rem}
.notice ul{margin:0;padding-inline-start:1.25rem}
.mark{margin:.5rem 0 0;font-size:.8125rem;line-height:1.5;color:var(--mark)}
.body>:is(.mark,[data-state=fallback],[data-state=outdated],[data-state=machine]){border-inline-start:3px solid var(--mark);padding-inline-start:.85rem}
.body>[dir]:is([data-state=fallback],[data-state=outdated],[data-state=machine]){border-inline-start:0;border-inline-end:3px solid var(--mark);padding-inline:0 .85rem}
.body>.mark{margin:0;padding-block-end:.25rem}
.mark+*,.mark+*>:first-child{margin-block-start:0}
:is([data-state=missing],[data-state=omitted]):empty{margin:0}
.footnotes{margin-block-start:2.5rem;border-block-start:1px solid var(--line)}
.footnotes h2{font-size:1rem}
.articles{margin:0;padding:0;list-style:none}
.articles>li{padding-block:1.25rem;border-block-end:1px solid var(--line)}
.articles h2{margin:.25rem 0;font-size:1.375rem}
.articles p{margin:0 0 .25rem}
.original{font-size:.9375rem}
.original summary{color:var(--soft);cursor:pointer}
main:has(.parallel){max-width:80rem}
.parallel{display:table;inline-size:100%;table-layout:fixed;font-size:inherit}
.parallel>*>tr>*{padding:.75rem .75rem;vertical-align:top;border-block-end:1px solid var(--line)}
.parallel>*>tr>*>:first-child{margin-block-start:0}
.parallel>*>tr>*>:last-child{margin-block-end:0}
.parallel .title{font-weight:700;font-size:1.375rem;line-height:1.2}
.parallel h1{font-size:1.375rem}
@media (max-width:40rem){.parallel,.parallel>*,.parallel>*>tr,.parallel>*>tr>*{display:block}.parallel>*>tr>*{padding-inline:0;border:0}.parallel>*>tr{border-block-end:1px solid var(--line)}}
@media (min-height:40rem){html:has(locale-switcher:defined){scroll-padding-block-start:8rem}.masthead:has(locale-switcher:defined){position:sticky;inset-block-start:0;z-index:1;padding-block-end:.5rem;background:var(--paper)}}
@media print{.switcher,.skip{display:none}}
`
  .trim()
  .replaceAll('\n', '')
