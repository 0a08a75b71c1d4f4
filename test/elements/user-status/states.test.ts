import * as stories from '../../../stories/user-status.stories.js';
import { describeStates } from '../../support/every-state.js';

describeStates('ft-user-status', stories);
