import { base } from '../styles/base.js';
import { buttons, notices } from '../styles/controls.js';
import { fields } from '../styles/fields.js';
import { quietButtons } from '../styles/quiet-buttons.js';
import { tokens } from '../styles/tokens.js';
import { room } from './insight/room.styles.js';
import { toolbar } from './toolbar.styles.js';
import { styles } from './user-status.styles.js';

/** The looks of the element before anything is loaded on use. */
export const sheets = [tokens, base, quietButtons, buttons, fields, notices, room, toolbar, styles];
