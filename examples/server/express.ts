import express from 'express'
import { createListener, encode } from 'stele/node'
import { site } from './site.js'

export const app = express()
// Your own routes come before.
app.use(createListener(site, { encode }))
