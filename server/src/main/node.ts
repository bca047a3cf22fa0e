/** The door for editors that run the server as a Node process. */
import { serve } from './serve-node.ts';

serve();
