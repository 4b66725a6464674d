import { plugin } from './plugin.js';

export = plugin;
