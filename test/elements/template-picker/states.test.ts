import * as pickers from '../../../stories/template-picker.stories.js';
import * as providers from '../../../stories/provider.stories.js';
import { describeStates } from '../../support/every-state.js';

describeStates('ft-template-picker', pickers);
describeStates('ft-provider', providers);
