/**
 * The style sheet of the pages that stele renders: one column, the reader's own light or dark, no
 * script, no font to load.
 */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1b1b1f;--soft:#5c5c66;--line:#d9d9de;--paper:#fdfdfb;--mark:#8a5a00;--link:#0b4f9e;--accent:#a31621;--sans:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;--serif:Georgia,"Noto Serif","PT Serif","Times New Roman",serif}
@media (prefers-color-scheme:dark){:root{--ink:#e9e8e4;--soft:#a5a4a0;--line:#3a3a40;--paper:#16161a;--mark:#e0b050;--link:#8ab8ff;--accent:#ff8a8a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 var(--serif);overflow-wrap:break-word}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-999rem}
.skip:focus{position:static;display:inline-block;padding:.75rem 1rem}
main{max-width:42rem;margin-inline:auto;padding:1.5rem 1.25rem}
.masthead,.sections,.pagefoot{padding-inline:max(1.25rem,50% - 32rem)}
.masthead,.sections,.pagefoot,.section,.dates,.byline,.beside,.notice,.mark,.switcher,.footnotes,.also,.pages,.original>summary,.parallel>thead{font-family:var(--sans);font-size:.9375rem;line-height:1.5}
.masthead{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;justify-content:space-between;padding-block:.5rem;border-block-end:1px solid var(--line)}
.home{font:700 1.5rem/1.3 var(--serif)}
.home,:is(.sections,.section,.articles h2) a{color:inherit}
.home,:is(.switcher,.sections,.section,.articles h2) a:not(:hover,[aria-current]){text-decoration:none}
.today{flex-basis:100%;margin:0;color:var(--soft)}
.switcher ul{display:flex;flex-wrap:wrap;gap:.25rem .5rem;margin:0;margin-inline:-.625rem;padding:0;list-style:none}
.switcher li{display:flex;align-items:center}
.switcher a,.switcher li>span{display:inline-block;min-inline-size:2.75rem;padding:.5rem .625rem;text-align:center}
a[aria-current]{font-weight:700;color:inherit;text-decoration:underline 3px var(--accent);text-underline-offset:.4em}
.switcher :is(li>span,small){color:var(--soft)}
.switcher small{font-size:.8125rem}
@media (max-width:40rem){.switcher li{flex-direction:column;align-items:flex-start}.switcher small{inline-size:min-content;padding-inline-start:.625rem;font-size:.75rem;line-height:1.3}}
.section{margin:0;color:var(--accent);font-weight:600}
h1,h2,h3{line-height:1.2;text-wrap:balance}
h1{margin:.5rem 0 1rem;font-size:clamp(1.875rem,1.3rem + 2.4vw,2.75rem);letter-spacing:-.01em}
h2{margin:2.25rem 0 .75rem;font-size:1.375rem}
.summary{margin:0 0 1rem;font-size:1.3125rem;line-height:1.45}
.dates,.byline,.beside{margin:0 0 .25rem;color:var(--soft)}
.byline{color:inherit;font-weight:600}
.beside{display:flex;flex-wrap:wrap;gap:0 1.25rem}
.body{margin-block-start:1.75rem}
.body>*{margin-block:0 1.15rem}
img{max-width:100%;height:auto}
sup{line-height:0}
figure{margin:1.5rem 0}
figure img{display:block}
article>figure{margin-inline:calc(-1*clamp(0rem,50vw - 22.25rem,6rem))}
hr{inline-size:6rem;margin:2rem auto;border:0;border-block-start:1px solid var(--line)}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--line);font-style:italic}
:is(h1,blockquote):dir(rtl){letter-spacing:0;font-style:normal}
pre{overflow-x:auto;padding:1rem;border:1px solid var(--line);font-size:.875rem}
table{border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums;display:block;overflow-x:auto}
th,td{padding:.4rem .75rem;border-block-end:1px solid var(--line);text-align:start}
[data-align=left]{text-align:left}
[data-align=center]{text-align:center}
[data-align=right]{text-align:right}
.notice{margin:1.5rem 0;padding:.75rem 1rem;border:1px solid var(--line);border-inline-start:4px solid var(--mark)}
.notice h2{margin:0 0 .25rem;font-size:1rem}
.notice ul{margin:0;padding-inline-start:1.25rem}
.mark{margin:.5rem 0 0;font-size:.8125rem;line-height:1.5;color:var(--mark)}
.body>:is(.mark,[data-state]:not(:empty),[data-state]+.original){border-inline-start:3px solid var(--mark);padding-inline-start:.85rem}
.body>[dir][data-state]:not(:empty){border-inline-start:0;border-inline-end:3px solid var(--mark);padding-inline:0 .85rem}
.body>.mark{margin:0;padding-block-end:.25rem}
.mark+*,.mark+*>:first-child,.original>div>:first-child{margin-block-start:0}
:is([data-state=missing],[data-state=omitted]):empty{margin:0}
.footnotes{margin-block-start:2.5rem;border-block-start:1px solid var(--line)}
.footnotes h2{font-size:1rem}
.articles{margin:0;padding:0;list-style:none}
.articles>li{padding-block:1.25rem;border-block-end:1px solid var(--line)}
.articles h2{margin:0 0 .25rem}
.articles p{margin:0 0 .25rem}
.body>:has(+.original){margin-block-end:0}
.original summary{color:var(--soft);cursor:pointer;padding-block:.25rem}
main:has(.parallel){max-width:calc(64rem + 2.5rem)}
.parallel{display:table;inline-size:calc(100% + 2rem);margin-inline:-1rem;table-layout:fixed;font-size:inherit}
.parallel>*>tr>*{padding:.75rem 1rem;vertical-align:top;border-block-end:1px solid var(--line)}
.parallel>*>tr>*>:first-child,.parallel>*>tr>*>div>:first-child{margin-block-start:0}
:is(.parallel>*>tr>*,.original>div)>:last-child{margin-block-end:0}
.parallel .title,.parallel h1{margin:0;font-weight:700;font-size:1.625rem;line-height:1.2}
@media (max-width:40rem){.parallel{inline-size:100%;margin:0}.parallel,.parallel>*,.parallel>*>tr,.parallel>*>tr>*{display:block}.parallel>*>tr>*{padding:.75rem 0 0;border:0}.parallel>tbody>tr>td+td{margin-block-start:.75rem;padding-block:0;padding-inline-start:.875rem;border-inline-start:3px solid var(--line)}.parallel>*>tr{padding-block-end:.75rem;border-block-end:1px solid var(--line)}.parallel>thead>tr{display:flex;gap:1.25rem}}
@media (min-height:40rem){html:has(locale-switcher:defined){scroll-padding-block-start:7rem}.masthead:has(locale-switcher:defined){position:sticky;inset-block-start:0;z-index:1;background:var(--paper)}.masthead a{scroll-margin-block-start:-7rem}}
@media print{.switcher,.skip{display:none}}
`
  .trim()
  .replaceAll('\n', '')
