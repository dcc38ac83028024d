/** The style of a report. Every state has its own colour, light and dark; letters do not need it. */
export const reportStyle = `
:root{color-scheme:light dark;--ink:#1d1d21;--soft:#5b5b64;--line:#dcdce1;--paper:#fff;--tint:#f6f6f8;
--ok:#cfe8d3;--assumed:#e2efc9;--machine:#dcd6f5;--outdated:#ffdf9e;--unsure:#ffd3bd;--gap:#f6c6cb;--off:#e6e6ea;--sign:#1d1d21;--add:#cfe8d3;--cut:#f6c6cb}
@media (prefers-color-scheme:dark){:root{--ink:#e8e8ea;--soft:#a9a9b2;--line:#3b3b42;--paper:#17171a;--tint:#1f1f24;
--ok:#1f4d2b;--assumed:#3d4a1c;--machine:#3d3370;--outdated:#5f4400;--unsure:#63341c;--gap:#632632;--off:#36363c;--sign:#f2f2f4;--add:#1f4d2b;--cut:#632632}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:90rem;padding:1rem clamp(.75rem,3vw,2rem) 4rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
h1{margin:0;font-size:1.75rem;line-height:1.2}
h2{margin:2rem 0 .5rem;font-size:1.125rem}
p{margin:.25rem 0}
header p,main>p,.id,.place,.share,dd{color:var(--soft)}
.scroll{overflow-x:auto;margin-block:1rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.375rem .875rem .375rem 0;text-align:end;white-space:nowrap;border-block-end:1px solid var(--line)}
th:first-child,:is(th,td):nth-child(2){text-align:start}
thead th{font-weight:600;color:var(--soft);font-size:.875rem}
meter{inline-size:7rem;vertical-align:middle}
.legend{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.375rem 1.5rem;margin:0}
dt{font-weight:600}dd{margin:0;font-size:.875rem}
i{font:.8125rem/1.3 ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;color:var(--sign);padding-block:.0625rem}
.legend i,.place i{padding:.0625rem .3125rem;border-radius:.1875rem}
i.translated{background:var(--ok)}i.omitted{background:var(--off)}i.assumed{background:var(--assumed)}i.machine{background:var(--machine)}i.outdated{background:var(--outdated)}i.unsure{background:var(--unsure)}i.todo,i.untranslated,i.absent{background:var(--gap)}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;margin-block:.75rem}
.tools[hidden]{display:none}
.tools label{display:inline-flex;gap:.5rem;align-items:center;min-block-size:2rem}
input[type=search]{font:inherit;padding:.25rem .5rem;max-inline-size:60vw}
input[type=checkbox]{inline-size:1.125rem;block-size:1.125rem}
.article{border-block-end:1px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 5rem}
summary{padding:.625rem .25rem;cursor:pointer}
summary:hover{background:var(--tint)}
summary:focus-visible,input:focus-visible,.scroll:focus-visible{outline:3px solid #2f6fd6;outline-offset:1px}
.name{font-weight:600;overflow-wrap:anywhere}
.id{font-size:.875rem;overflow-wrap:anywhere}
.strip{display:grid;grid-template-columns:3.5rem 3.75rem 1fr;gap:.5rem;align-items:baseline;margin-block-start:.25rem}
.code{font-size:.875rem;overflow-wrap:anywhere}.share{font-size:.875rem;font-variant-numeric:tabular-nums}
.cells{overflow-wrap:anywhere;line-height:1.15}.cells i{letter-spacing:.25em;padding-inline-start:.2em}
.none{display:block;font-size:.875rem;color:var(--soft)}
.row{display:grid;gap:.25rem 1.5rem;padding:.625rem .25rem;border-block-start:1px dashed var(--line)}
.place{font-size:.8125rem;overflow-wrap:anywhere}
code{font:inherit}
.text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;text-align:start}
.done .text{color:var(--soft)}
.others{display:grid;gap:.625rem}
.cell{padding-inline-start:.625rem;border-inline-start:.25rem solid var(--off)}
.cell.translated{border-color:var(--ok)}.cell.assumed{border-color:var(--assumed)}.cell.machine{border-color:var(--machine)}.cell.outdated{border-color:var(--outdated)}.cell.unsure{border-color:var(--unsure)}.cell.todo,.cell.untranslated,.cell.absent{border-color:var(--gap)}
.change{padding:.375rem .5rem;background:var(--tint)}
ins{background:var(--add);text-decoration:underline}del{background:var(--cut)}
@media (min-width:48rem){.row{grid-template-columns:1fr 1fr}}
@media print{.article{content-visibility:visible}.tools{display:none}}
`

/** Finds articles, and opens the one that an address names. The page reads well without it. */
export const reportScript = `
const articles=[...document.querySelectorAll('.article')],find=document.getElementById('find'),open=document.getElementById('open')
const names=articles.map(({firstElementChild:{firstElementChild:name}})=>(name.textContent+' '+name.nextElementSibling.textContent).toLowerCase())
const work=articles.map(each=>each.querySelector('summary :is(.machine,.outdated,.unsure,.todo,.untranslated,.absent)')!==null||each.querySelector('.none')!==null)
const choose=()=>{const words=find.value.toLowerCase().trim();let shown=0
articles.forEach((each,at)=>{each.hidden=!names[at].includes(words)||open.checked&&!work[at];shown+=each.hidden?0:1})
document.getElementById('found').textContent=shown===articles.length?'':shown+' of '+articles.length}
const show=()=>{const target=document.getElementById(decodeURIComponent(location.hash.slice(1)));if(target?.tagName==='DETAILS'){target.open=true;target.scrollIntoView()}}
document.querySelector('.tools').hidden=false
find.addEventListener('input',choose);open.addEventListener('change',choose);addEventListener('hashchange',show);show()
`
