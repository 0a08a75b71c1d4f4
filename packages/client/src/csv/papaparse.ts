/** The one foreign module that is no ES module: the build bundles this file, so that every host can load it. */
export { default } from 'papaparse';
