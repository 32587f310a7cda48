"""What a person does with the record: use cases without Qt and without SQL."""
