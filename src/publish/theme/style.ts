/** What pages of a publication need beside the style of single pages. */
export const siteStyle = `
.sections{padding-block:.25rem;border-block-end:1px solid var(--line)}
.sections ul,.also ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;margin:0;padding:0;list-style:none}
.sections a,.also a,.pages a{display:inline-block;padding-block:.25rem}
h1:has(+.articles){margin:0;font-size:1.5rem}
.articles>li:has(>img){display:grid;grid-template-columns:1fr clamp(5rem,25%,9rem);column-gap:1.25rem;align-content:start}
.articles>li>*{grid-column:1}
.articles>li>img{grid-column:2;grid-row:1/span 9;inline-size:100%;aspect-ratio:3/2;object-fit:cover}
@media (max-width:40rem){.articles>li:first-child:has(>img){grid-template-columns:1fr}.articles>li:first-child>img{grid-area:1/1;margin-block-end:.75rem}}
@media (min-width:60rem){main:has(>.articles){max-width:calc(64rem + 2.5rem)}.articles{display:grid;grid-template-columns:1fr 1fr;column-gap:3rem}.articles>li:first-child{grid-column:1/-1;padding-block:1.5rem 2rem}.articles>li:first-child:has(>img){grid-template-columns:1fr 1fr;column-gap:3rem}.articles>li:first-child h2{font-size:2rem}.articles>li:first-child p:not([class]){font-size:1.25rem;line-height:1.45}}
.also{margin-block-start:2.5rem;padding-block-start:.5rem;border-block-start:1px solid var(--line)}
.also h2{margin:.5rem 0 0;font-size:inherit;color:var(--soft)}
.pages{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:baseline;padding-block:1.25rem}
.pages span{color:var(--soft)}
.pagefoot{padding-block:1.5rem;border-block-start:1px solid var(--line);color:var(--soft)}
.pagefoot p{margin:0}
.chooser{margin-block:2rem 20vh;padding:0;font-size:1.375rem;list-style:none}
.chooser a{display:inline-block;padding-block:.5rem}
main:has(.chooser){padding-block-start:15vh;text-align:center}
@media print{.sections,.also,.pages,.pagefoot,.beside{display:none}.masthead{position:static}a{color:inherit}body{font-size:11pt;background:#fff;color:#000}pre,figure,blockquote{break-inside:avoid}h1,h2,h3{break-after:avoid}}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important;scroll-behavior:auto!important}}
`
  .trim()
  .replaceAll('\n', '')
