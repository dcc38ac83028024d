/** What pages of a publication need beside the style of single pages. */
export const siteStyle = `
.sections{flex-basis:100%}
.sections ul,.also ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0;padding:0;list-style:none}
.sections a,.also a,.pages a{display:inline-block;padding-block:.5rem}
.sections a{color:inherit;text-decoration:none}
.sections a:hover{text-decoration:underline}
.sections a[aria-current]{font-weight:700}
.section a{color:inherit;text-decoration:none}
.section a:hover{text-decoration:underline}
.articles h2 a{color:inherit;text-decoration:none}
.articles h2 a:hover{text-decoration:underline}
.also{margin-block-start:2.5rem;padding-block-start:.5rem;border-block-start:1px solid var(--line)}
.also h2{margin:.5rem 0 0;font-size:.9375rem;color:var(--soft)}
.sections,.also,.pages,.pagefoot{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:.9375rem;line-height:1.5}
.pages{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:baseline;padding-block:1.25rem}
.pages span{color:var(--soft)}
.pagefoot{max-width:42rem;margin-inline:auto;padding:1.5rem 1.25rem;color:var(--soft)}
.pagefoot p{margin:0}
.chooser{font-size:1.375rem;list-style:none;padding:0}
.chooser a{display:inline-block;padding-block:.5rem}
@media print{.sections,.also,.pages,.pagefoot{display:none}a{color:inherit}body{font-size:11pt;background:#fff;color:#000}pre,figure,blockquote{break-inside:avoid}h1,h2,h3{break-after:avoid}}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important;scroll-behavior:auto!important}}
`
  .trim()
  .replaceAll('\n', '')
