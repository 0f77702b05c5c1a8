"""Pictures of every page, dialog and step of an invented group, drawn without a screen."""
