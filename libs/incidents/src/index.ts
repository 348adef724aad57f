export {
  IncidentCommands,
  type IncidentAnswer,
  type IncidentCommandsOptions,
  type IncidentRequest,
} from './incident-commands.js';
