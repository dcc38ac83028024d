import { newsroomLocales as locales } from 'stele'
import { defineConfig } from 'stele/node'

export default defineConfig({ locales })
