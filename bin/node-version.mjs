// Old syntax on purpose: this file has to be readable to a Node that cannot read the rest of the program.

/** The oldest Node that can install the packages and hand over to the Node 24 among them. */
export var oldestNode = 20;

/**
 * What to tell somebody whose Node is too old to start anything; empty when it is new enough.
 * @param {string} version as in process.versions.node, for example "18.20.4"
 * @returns {string}
 */
export function oldNodeMessage(version) {
  if (parseInt(version, 10) >= oldestNode) return '';
  return (
    'OnNet CRM needs Node ' +
    oldestNode +
    ' or newer, and this is Node ' +
    version +
    '. ' +
    'Install a newer one from https://nodejs.org and run the same command again.'
  );
}

/**
 * Runs the callback when this Node is new enough; otherwise says what to do and ends with exit code 1.
 * @param {() => Promise<unknown>} start
 */
export function onNewEnoughNode(start) {
  var message = oldNodeMessage(process.versions.node);
  if (message) {
    console.error(message);
    process.exitCode = 1;
    return;
  }
  void start();
}
