/** The parts that library-accuracy.ts compares with; the package brings no types. */
declare module 'wink-naive-bayes-text-classifier' {
  interface NaiveBayes {
    definePrepTasks(tasks: ((input: string) => string[])[]): number;
    defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): boolean;
    learn(input: string, label: string): number;
    consolidate(): boolean;
    predict(input: string): string;
  }
  export default function create(): NaiveBayes;
}
