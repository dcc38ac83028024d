// Made from `choose.ts` by `npm run catalogs`: edit that.

/** A module that leads readers on from the chooser to their locale. */
export const CHOOSER_SCRIPT =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template strings are the module's own
  'var c="locale";function i(r,e=c){return(r??"").split(";").map(n=>n.trim()).find(n=>n.startsWith(`${e}=`))?.slice(e.length+1)}function s(){if(document.referrer.startsWith(`${location.origin}/`))return;let r=document.querySelectorAll(".chooser a[hreflang]"),e=n=>Array.from(r).find(({hreflang:t})=>t.toLowerCase()===n?.toLowerCase()),o=e(i(document.cookie))??navigator.languages.flatMap(n=>l(n).flatMap(t=>e(t)??[]))[0];o!==void 0&&location.replace(o.href+location.search+location.hash)}function l(r){let e=r.split("-");return e.map((o,n)=>e.slice(0,e.length-n).join("-")).filter(o=>a(o)===a(r))}function a(r){try{return new Intl.Locale(r).maximize().script}catch(e){if(e instanceof RangeError)return;throw e}}s();'
