import * as stories from '../../../stories/activation-form.stories.js';
import { describeStates } from '../../support/every-state.js';

describeStates('ft-activation-form', stories);
