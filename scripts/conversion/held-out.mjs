/** Whether a document of the corpus (`folder/name`) is kept out of what is learnt, so that it can be measured on. */
export function isHeldOut(path) {
  let hash = 0;
  for (let i = 0; i < path.length; i++) hash = (hash * 31 + path.charCodeAt(i)) >>> 0;
  return hash % 10 === 0;
}
