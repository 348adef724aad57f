import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseCommand, CaseCommands, type CommandAnswer } from '#cases';

/** The CommandBus's door to the cases. */
@CommandHandler(CaseCommand)
export class CaseCommandHandler implements ICommandHandler<CaseCommand, CommandAnswer> {
  constructor(private readonly commands: CaseCommands) {}

  execute(command: CaseCommand): Promise<CommandAnswer> {
    return this.commands.handle(command);
  }
}
