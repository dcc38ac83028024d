// The same news as a site of Hugo's, with the same kinds of pages: articles, lists, sections, feeds,
// sitemaps, links between translations.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeFiles } from './site-corpus.mjs'

const FILES = {
  'hugo.toml': `baseURL = "https://example.org/"
title = "News"
defaultContentLanguage = "ru"
defaultContentLanguageInSubdir = true
paginate = 20
[taxonomies]
section = "section"
[services.rss]
limit = 20
[languages.ru]
weight = 1
[languages.uk]
weight = 2
[languages.en]
weight = 3
`,
  'layouts/_default/baseof.html': `<!DOCTYPE html>
<html lang="{{ .Language.Lang }}">
<head>
<meta charset="utf-8">
<title>{{ .Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{{ .Summary | plainify | truncate 150 }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}<meta property="og:title" content="{{ .Title }}">
<meta property="og:url" content="{{ .Permalink }}">
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "NewsArticle" "headline" .Title "datePublished" (.Date.Format "2006-01-02T15:04:05Z07:00") | jsonify | safeJS }}</script>
</head>
<body>
<header><a href="{{ "/" | relLangURL }}">News</a>
<nav><ul>{{ range .AllTranslations }}<li><a href="{{ .RelPermalink }}" lang="{{ .Language.Lang }}">{{ .Language.Lang }}</a></li>{{ end }}</ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer><p>News</p></footer>
</body>
</html>
`,
  'layouts/_default/single.html': `{{ define "main" }}<article><h1>{{ .Title }}</h1>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2006-01-02" }}</time>
{{ .Content }}</article>{{ end }}
`,
  'layouts/_default/list.html': `{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2006-01-02" }}</li>
{{ end }}</ul>
{{ with .Paginator.Next }}<a href="{{ .URL }}">Next</a>{{ end }}{{ end }}
`,
}

/** Writes the site: Hugo has no fallback, so that the files hold the words that readers get. */
export function writeHugo(home, articles) {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }
  const names = { fallback: true, extension: (locale) => `index.${locale}` }
  writeFiles(join(home, 'content/news'), articles, names)
}
