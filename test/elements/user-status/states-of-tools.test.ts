import * as batches from '../../../stories/user-status-batch.stories.js';
import * as insight from '../../../stories/user-status-insight.stories.js';
import * as transfer from '../../../stories/user-status-transfer.stories.js';
import { describeStates } from '../../support/every-state.js';

describeStates('ft-user-status, users selected', batches);
describeStates('ft-user-status, insight', insight);
describeStates('ft-user-status, transfer', transfer);
