from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("what", models.CharField(max_length=60)),
                ("on_kind", models.CharField(max_length=40)),
                ("on_id", models.CharField(max_length=60)),
                ("on_text", models.CharField(max_length=300)),
                ("by_kind", models.CharField(max_length=40)),
                ("by_id", models.CharField(blank=True, max_length=60)),
                ("by_text", models.CharField(max_length=120)),
                ("facts", models.JSONField(default=dict)),
                ("seal", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name_plural": "entries",
                "indexes": [
                    models.Index(
                        fields=["on_kind", "on_id", "number"], name="base_entry_on_kind_idx"
                    ),
                    models.Index(
                        fields=["by_kind", "by_id", "number"], name="base_entry_by_kind_idx"
                    ),
                ],
            },
        ),
    ]
