export * from './faults.js';
export { createMemoryBackend, type MemoryBackend, type MemoryBackendOptions } from './memory/memory-backend.js';
export { DEMO_PACE, friendlyScript, type Attempt, type Course, type Pace, type Script } from './memory/script.js';
export { createMockFetch } from './mock-fetch.js';
export { createPeople, SAMPLE_ERRORS, type PeopleOptions, type StatusMix } from './people.js';
export {
  createScenario,
  SCENARIOS,
  type Scenario,
  type ScenarioName,
  type ScenarioOptions,
  type SeenRequest,
} from './scenarios.js';
export { misconfigure, SAMPLE_TEMPLATES } from './templates.js';
