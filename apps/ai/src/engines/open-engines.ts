import type { Logger } from '@prosa/service';
import { BuiltinEngine } from './builtin/builtin-engine.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { EngineLine } from './engine-line.ts';
import type { EngineSettings } from './engine-settings.ts';
import { GgufModel } from './gguf/gguf-model.ts';
import { OpenAiModel } from './openai/openai-model.ts';
import type { LanguageModel } from './written/language-model.ts';
import { WrittenEngine } from './written/written-engine.ts';

/** After so many failures in a row an engine is left alone, first so long, never longer than the last figure. */
const breakerOptions = { failures: 3, openMs: 15_000, maxOpenMs: 300_000 };
/** No answer may take longer, however steadily it comes. */
const totalMs = 180_000;

/** The engines that the settings name, `builtin` behind them. Throws SettingsError when one cannot be opened. */
export async function openEngines(settings: EngineSettings, logger: Logger): Promise<EngineLine> {
  const builtin = new BuiltinEngine();
  if (settings.engine === 'builtin') return new EngineLine(undefined, builtin, logger);
  const { deadlines, limits } = settings;
  const model = await openModel(settings);
  const engine = new WrittenEngine(model, { deadlines: { ...deadlines, totalMs }, limits });
  const where = engine.address === '' ? 'text stays on this machine' : 'text of messages goes to another program';
  logger.info({ engine: engine.name, model: engine.model, address: engine.address }, where);
  return new EngineLine({ engine, breaker: new CircuitBreaker(breakerOptions) }, builtin, logger);
}

async function openModel(settings: Exclude<EngineSettings, { engine: 'builtin' }>): Promise<LanguageModel> {
  if (settings.engine === 'openai') return new OpenAiModel(settings.server);
  return GgufModel.open(settings.file, settings.runtime);
}
