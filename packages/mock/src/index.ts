export * from './faults.js';
export { createMemoryBackend, type MemoryBackend, type MemoryBackendOptions } from './memory/memory-backend.js';
export type { Effect } from './memory/effects.js';
export { DEMO_PACE, friendlyScript, type Attempt, type Course, type Pace, type Script } from './memory/script.js';
export { createMockFetch } from './mock-fetch.js';
export { createPeople, type PeopleOptions, type StatusMix } from './people.js';
export { SAMPLE_ERRORS } from './sample-errors.js';
export {
  createScenario,
  SCENARIOS,
  type Scenario,
  type ScenarioName,
  type ScenarioOptions,
  type SeenRequest,
} from './scenarios.js';
export { misconfigure, SAMPLE_TEMPLATES } from './templates.js';
