import * as stories from '../../../stories/template-verification.stories.js';
import { describeStates } from '../../support/every-state.js';

describeStates('ft-template-verification', stories);
