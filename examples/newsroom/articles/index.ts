import { howWeTranslate } from './how-we-translate.js'
import { missionSuspended } from './mission-suspended.js'
import { riverPort } from './river-port.js'
import { schoolBus } from './school-bus.js'
import { warmWinter } from './warm-winter.js'

/** Every article of the newsroom. */
export const articles = [missionSuspended, riverPort, schoolBus, warmWinter, howWeTranslate]
